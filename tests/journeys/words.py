"""Finds English on screens that promise Vietnamese."""

import re

from playwright.sync_api import Page

ENGLISH = frozenset(
    "action actions add alignment all and are author back by cancel caption change changes choose clear close "
    "collapse collection comment comments content copy create created current date default delete details desktop "
    "dismiss draft drafts edit editing editor editors english error expand false field file files filter filters "
    "for from go guide have heading help history home icon image images inline issues item items last latest link "
    "live loading lock locked menu missing mobile moderation moderators more move name new next none not null "
    "object of ok only open or options order page pages password preview previous privacy promote publish "
    "published publishing reject remove replace report reports required reset restore review revision root save "
    "saved saving schedule scheduled search section select settings show shown site skip sort source status "
    "submit submitted success tag tags task tasks text the this title toggle true type undefined undo unlock "
    "unpublish unsaved untitled update upload url usage user users version view wagtail warning was will with "
    "workflow workflows yes you your".split()
)
"""Words that would betray a sentence nobody translated. None of them is also a Vietnamese syllable."""

_SEEN = """() => {
  const said = [document.title, document.body.innerText];
  for (const one of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
    if (one.closest("iframe, [hidden]")) continue;
    for (const name of ["aria-label", "placeholder", "title", "alt"]) said.push(one.getAttribute(name) || "");
  }
  return said.join("\\n");
}"""


def english_on(page: Page) -> list[str]:
    """Return the lines of a screen, labels for the blind included, that hold an English word.

    Addresses are left out: they are written in letters, not in a language.
    """
    seen: str = page.evaluate(_SEEN)
    return sorted({line.strip()[:160] for line in seen.splitlines() if _words(line) & ENGLISH})


def _words(line: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", re.sub(r"\S*[/@.]\S*\w", " ", line).lower()))
