"""The locales that the skill speaks, and the nearest of them to any other."""

LOCALES = ("en-US", "en-GB", "en-AU", "en-CA", "en-IN")
ELSEWHERE = "elsewhere"  # the entry of locales.toml for places whose number is not known

REGIONS = {locale.partition("-")[2]: locale for locale in LOCALES}


def nearest(locale: str) -> tuple[str, str]:
    """Whose words *locale* gets, and whose emergency number: ids of locales.toml.

    A number is that of the place, whatever is spoken there ("fr-CA" gets Canada's); the words
    are English. Any text is taken, so that a request can never fail here.
    """
    language, _, region = locale.replace("_", "-").partition("-")
    if region.upper() in REGIONS:
        place = REGIONS[region.upper()]
        return place, place
    return "en-GB" if region and language.lower() == "en" else "en-US", ELSEWHERE
