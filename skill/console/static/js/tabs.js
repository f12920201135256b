// Tabs, as the ARIA pattern has them: one stop for the Tab key, arrows between them.

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export function wire(list) {
  const tabs = [...list.querySelectorAll('[role="tab"]')];
  const choose = (chosen) => {
    for (const tab of tabs) {
      tab.setAttribute("aria-selected", tab === chosen);
      tab.tabIndex = tab === chosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = tab !== chosen;
    }
  };
  for (const tab of tabs) tab.addEventListener("click", () => choose(tab));
  list.addEventListener("keydown", (event) => {
    const place = tabs.indexOf(document.activeElement);
    const next = { Home: 0, End: tabs.length - 1 }[event.key] ?? place + (STEPS[event.key] ?? NaN);
    if (Number.isNaN(next) || place < 0) return;
    event.preventDefault();
    const tab = tabs[(next + tabs.length) % tabs.length];
    choose(tab);
    tab.focus();
  });
}
