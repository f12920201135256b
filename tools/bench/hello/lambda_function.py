"""A hello world in the way that the SDK's guides teach: the peer that the skill is timed beside."""

from ask_sdk_core.skill_builder import SkillBuilder
from ask_sdk_core.utils import is_intent_name, is_request_type

builder = SkillBuilder()


@builder.request_handler(is_request_type("LaunchRequest"))
def launch(handler_input):
    speech = "Welcome. You can say hello, or ask for help."
    return handler_input.response_builder.speak(speech).ask(speech).response


@builder.request_handler(is_intent_name("HelloIntent"))
def hello(handler_input):
    return handler_input.response_builder.speak("Hello!").response


@builder.request_handler(is_intent_name("AMAZON.HelpIntent"))
def help_(handler_input):
    speech = "Say hello to me."
    return handler_input.response_builder.speak(speech).ask(speech).response


@builder.request_handler(is_intent_name("AMAZON.StopIntent"))
def stop(handler_input):
    return handler_input.response_builder.speak("Goodbye!").response


@builder.request_handler(is_request_type("SessionEndedRequest"))
def ended(handler_input):
    return handler_input.response_builder.response


@builder.exception_handler(lambda handler_input, exception: True)
def problem(handler_input, exception):
    speech = "Sorry, there was a problem. Please try again."
    return handler_input.response_builder.speak(speech).ask(speech).response


lambda_handler = builder.lambda_handler()
