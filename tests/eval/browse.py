"""The error browser: one gold article with gold and export side by side, misses and extras marked.

[People Name]    a mention of an entity that the gold has, in green
[?Name]          a mention of an entity that the gold does not have, in red
<!Name>          a name of the gold that the export does not have, in yellow
{M1 met}         the trigger of an exported meeting (M) or sanction act (S)
‹said: M1, S2›   the cue of an exported claim and what it is about

In the lists "=" marks what the scorer pairs, "-" what the export misses, "+" what it has too much.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from kgexport.model import DOCUMENT_KEY, Claim, Entity, EntityKind, Extraction, Meeting, SanctionAct, TimeSpan
from kgexport.rdf.iris import DEFAULT_BASE
from kgexport.rdf.naming import Names
from tests.eval.align import Alignment, align
from tests.eval.gold import Scored

STYLES = {"hit": "32", "extra": "1;31", "missed": "1;33", "event": "1;36", "dim": "2", "bold": "1"}
KINDS = {
    "people": (EntityKind.PERSON,),
    "organisations": (EntityKind.ORGANISATION,),
    "places": (EntityKind.PLACE, EntityKind.COUNTRY),
}
WIDTH = 150
HALF = WIDTH // 2 - 2


def show(scored: Scored, scorer: Any) -> str:
    """The whole page for one article."""
    page = Page(scored, scorer)
    if scored.outcome is None:
        return f"{page.head()}\nthe export of this article failed"
    parts = [page.head(), page.text(), page.entities(), page.positions(), page.events(), page.claims(), page.notes()]
    return "\n\n".join(part for part in parts if part)


def style(text: str, name: str) -> str:
    """A text in colour, on a terminal that has colours."""
    if not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    return f"\033[{STYLES[name]}m{text}\033[0m"


class Page:
    """One article; lines up its gold and its export."""

    def __init__(self, scored: Scored, scorer: Any) -> None:
        """Take a scored article and the scorer, for its way to compare names."""
        self.row = scored.row
        self.gold = scored.row["gold"]
        self.tally = scored.tally
        self.scorer = scorer
        self.extraction: Extraction | None = scored.outcome.extraction if scored.outcome else None
        self.alignment = Alignment()
        self.iris: Names | None = None
        if scored.outcome is not None:
            self.alignment = align(self.gold, scorer.Exported(scored.outcome.graph), scorer)
            self.iris = Names(scored.outcome.extraction, base=DEFAULT_BASE)
        self.gold_of: dict[str, str] = {}
        self.labels = {entity.key: entity.label for entity in self._entities()}
        self.names = {e["id"]: e["name"] for kind in KINDS for e in self.gold.get(kind, [])}
        self._pair_entities()
        self._number_events()

    def head(self) -> str:
        """Identifier, source, date and the article's own figures."""
        found = self.scorer.summary(self.tally)
        shown = "  ".join(
            f"{row} {value['f1']:.2f} ({value['hit']}+{value['extra']}-{value['missed']})"
            for row, value in found.items()
            if value["f1"] is not None
        )
        title = f"{self.row['id']}  {self.row['origin']}  {self.row.get('date')}  {self.row.get('title') or ''}"
        return f"{style(title, 'bold')}\n{wrap(shown, WIDTH)}"

    def text(self) -> str:
        """The article, a sentence or line at a time, with marks."""
        if self.extraction is None:
            return "the export of this article failed"
        text = self.extraction.document.text
        marks = sorted(self._marks(text), key=lambda mark: (mark[0], -mark[1], mark[2]))
        pieces: list[str] = []
        position = 0
        for begin, end, before, after, name in marks:
            if begin < position:
                continue
            pieces += [text[position:begin], style(f"{before}{text[begin:end]}{after}", name)]
            position = end
        pieces.append(text[position:])
        lines = [line for line in "".join(pieces).splitlines() if line.strip()]
        return "\n".join(wrap(line, WIDTH) for line in lines)

    def entities(self) -> str:
        """Gold entities beside those of the export, the faults only by mark."""
        lines = []
        for kind, kinds in KINDS.items():
            found = {key: entity for key, entity in ((e.key, e) for e in self._entities()) if entity.kind in kinds}
            matched = {self.gold_of[key]: key for key in found if key in self.gold_of}
            for entity in self.gold.get(kind, []):
                names = " | ".join(entity.get("mentions", [])[:5])
                key = matched.get(entity["id"])
                right = "" if key is None else self._names(found[key])
                lines.append(
                    side(f"{entity['id']} {entity['name']} ({names})", right, "missed" if key is None else "hit")
                )
            lines += [side("", self._names(e), "extra") for key, e in found.items() if key not in self.gold_of]
        unnamed = [e for e in self._entities() if e.kind is EntityKind.UNNAMED_SOURCE]
        lines += [side("", f"source: {e.label}", "dim") for e in unnamed]
        return heading("ENTITIES", lines)

    def positions(self) -> str:
        """Offices."""
        assert self.iris is not None
        left = {
            number: f"{self._gold_name(p['holder'])}: {p['title']} @ {self._gold_name(p.get('at'))}"
            for number, p in enumerate(self.gold.get("positions", []))
        }
        right = []
        for p in self.extraction.positions if self.extraction else ():
            former = " (former)" if p.former else ""
            line = f"{self._label(p.holder)}: {p.title} @ {self._label(p.at)}{former} {p.confidence:.2f}"
            right.append((self.alignment.positions.get(self.iris.position(p.key)), line))
        return heading("POSITIONS", paired(left, right))

    def events(self) -> str:
        """Meetings and sanction acts, role by role."""
        assert self.iris is not None
        paired_to = self.alignment.events
        found = self.extraction
        meetings = {m["id"]: self._gold_meeting(m) for m in self.gold.get("meetings", [])}
        exported = [(paired_to.get(self.iris.event(m.key)), self._meeting(m)) for m in found.meetings] if found else []
        sanctions = {s["id"]: self._gold_sanction(s) for s in self.gold.get("sanctions", [])}
        acts = [(paired_to.get(self.iris.event(s.key)), self._act(s)) for s in found.sanction_acts] if found else []
        parts = heading("MEETINGS", paired(meetings, exported)), heading("SANCTIONS", paired(sanctions, acts))
        return "\n\n".join(part for part in parts if part)

    def claims(self) -> str:
        """Who says what."""
        assert self.iris is not None
        left = {}
        for number, claim in enumerate(self.gold.get("claims", [])):
            who = claim["claimant"]
            name = who["description"] if isinstance(who, dict) else self._gold_name(who)
            left[number] = f"{claim['event']} {claim['stance']}: {name}"
        right = []
        for c in self._told():
            cited = f", cited by {self._label(c.cited_by)}" if c.cited_by else ""
            words = "; ".join(squeeze(m.text, 30) for m in c.mentions)
            about = self.alignment.events.get(self.iris.event(c.about), self.numbers.get(c.about, c.about))
            line = f"{about} {c.stance}: {self._label(c.claimant)}{cited} [{words}] {c.confidence:.2f}"
            right.append((self.alignment.claims.get(self.iris.claim(c.key)), line))
        return heading("CLAIMS", paired(left, right))

    def _told(self) -> list[Claim]:
        """Claims but the author's own."""
        return [c for c in self.extraction.claims if c.claimant != DOCUMENT_KEY] if self.extraction else []

    def notes(self) -> str:
        """What the scorer notes, the missed and the extra."""
        return heading("SCORER", [wrap(note, WIDTH) for note in self.tally.notes])

    def _entities(self) -> Sequence[Entity]:
        return self.extraction.entities if self.extraction else ()

    def _pair_entities(self) -> None:
        """Pair entities with those of the gold, as the scorer does: one to one, of one kind, by shared names."""
        norm = self.scorer.norm
        for kind, kinds in KINDS.items():
            wanted = self.gold.get(kind, [])
            found = [entity for entity in self._entities() if entity.kind in kinds]
            names = [{norm(n) for n in [w["name"], *w.get("mentions", [])]} for w in wanted]
            forms = [{norm(n) for n in [f.label, *f.names]} for f in found]
            table = [
                [len(n & f) + 0.5 * (norm(w["name"]) in f) if n & f else 0 for f in forms]
                for w, n in zip(wanted, names, strict=True)
            ]
            for r, c in self.scorer.assign(table):
                self.gold_of[found[c].key] = wanted[r]["id"]

    def _number_events(self) -> None:
        self.numbers: dict[str, str] = {}
        if self.extraction is not None:
            self.numbers |= {m.key: f"M{n}" for n, m in enumerate(self.extraction.meetings, 1)}
            self.numbers |= {s.key: f"S{n}" for n, s in enumerate(self.extraction.sanction_acts, 1)}

    def _marks(self, text: str) -> Iterator[tuple[int, int, str, str, str]]:
        assert self.extraction is not None
        for event in (*self.extraction.meetings, *self.extraction.sanction_acts):
            for mention in event.mentions:
                yield mention.begin, mention.end, "{" + self.numbers[event.key] + " ", "}", "event"
        cues: dict[tuple[int, int], list[str]] = {}
        for claim in self._told():
            for mention in claim.mentions:
                cues.setdefault((mention.begin, mention.end), []).append(self.numbers.get(claim.about, claim.about))
        for (begin, end), about in cues.items():
            yield begin, end, "‹", ": " + ", ".join(sorted(set(about))) + "›", "event"
        covered = set()
        for entity in self._entities():
            hit = entity.key in self.gold_of
            for mention in entity.mentions:
                covered.update(range(mention.begin, mention.end))
                yield mention.begin, mention.end, "[" if hit else "[?", "]", "hit" if hit else "extra"
        matched = set(self.gold_of.values())
        for kind in KINDS:
            for entity in self.gold.get(kind, []):
                for name in sorted({entity["name"], *entity.get("mentions", [])}, key=len, reverse=True):
                    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                        if not covered.intersection(range(found.start(), found.end())):
                            mark = "<!" if entity["id"] not in matched else "<"
                            yield found.start(), found.end(), mark, ">", "missed"

    def _names(self, entity: Entity) -> str:
        others = [name for name in entity.names if name != entity.label]
        return f"{self.gold_of.get(entity.key, '?')} {entity.label} ({' | '.join(others[:5])}) {entity.confidence:.2f}"

    def _label(self, key: str | None) -> str:
        if key is None:
            return "-"
        return self.labels.get(key, key) + ("" if key in self.gold_of or key not in self.labels else "?")

    def _gold_name(self, identifier: str | None) -> str:
        return "-" if identifier is None else self.names.get(identifier, identifier)

    def _gold_list(self, identifiers: Iterable[str]) -> str:
        return ", ".join(self._gold_name(i) for i in identifiers) or "-"

    def _labels(self, keys: Iterable[str]) -> str:
        return ", ".join(self._label(key) for key in keys) or "-"

    def _gold_meeting(self, m: dict[str, Any]) -> str:
        places = self._gold_list(m.get("places", []))
        when = span(m.get("earliest"), m.get("latest"))
        return (
            f"{m['id']} {m.get('modality')}/{m.get('mode')}: {self._gold_list(m['participants'])} @ {places} | {when}"
        )

    def _gold_sanction(self, s: dict[str, Any]) -> str:
        authorities, targets = self._gold_list(s.get("authorities", [])), self._gold_list(s.get("targets", []))
        measures, when = " ".join(s.get("measures", [])), span(s.get("earliest"), s.get("latest"))
        return f"{s['id']} {s['act']}/{s.get('modality')}: {authorities} -> {targets} | {measures} | {when}"

    def _meeting(self, m: Meeting) -> str:
        told = "; ".join(squeeze(mention.text, 30) for mention in m.mentions)
        return (
            f"{self.numbers[m.key]} {m.modality}/{m.mode}: {self._labels(m.participants)} @ {self._labels(m.places)}"
            f" | {days(m.time)} [{told}] {m.confidence:.2f}"
        )

    def _act(self, s: SanctionAct) -> str:
        told = "; ".join(squeeze(mention.text, 30) for mention in s.mentions)
        return (
            f"{self.numbers[s.key]} {s.act}/{s.modality}: {self._labels(s.authorities)} -> {self._labels(s.targets)}"
            f" | {' '.join(s.measures)} | {days(s.time)} [{told}] {s.confidence:.2f}"
        )


def days(time: TimeSpan | None) -> str:
    """A time span in short: its words and its days."""
    if time is None:
        return "-"
    return (
        f"“{time.phrase}” {span(time.earliest and time.earliest.isoformat(), time.latest and time.latest.isoformat())}"
    )


def span(earliest: str | None, latest: str | None) -> str:
    """An interval in short."""
    if earliest is None or latest is None:
        return "-"
    return earliest if earliest == latest else f"{earliest}…{latest}"


def squeeze(text: str, width: int) -> str:
    """A text on one line, cut to a width."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1] + "…"


def wrap(text: str, width: int) -> str:
    """A text in lines of a width; marks in colour count as nothing."""
    lines, current, size = [], [], 0
    for word in text.split():
        length = len(re.sub(r"\033\[[\d;]*m", "", word))
        if current and size + length + 1 > width:
            lines.append(" ".join(current))
            current, size = [], 0
        current.append(word)
        size += length + 1
    return "\n".join([*lines, " ".join(current)])


def side(left: str, right: str, mark: str | None = None) -> str:
    """Two texts beside each other, each in lines of half the width."""
    lefts, rights = wrap(left, HALF).splitlines() or [""], wrap(right, HALF).splitlines() or [""]
    height = max(len(lefts), len(rights))
    lefts += [""] * (height - len(lefts))
    rights += [""] * (height - len(rights))
    flag = {"missed": "-", "extra": "+", "hit": "="}.get(mark or "", " ")
    lines = [f"{flag} {a:<{HALF}} │ {b}" for a, b in zip(lefts, rights, strict=True)]
    return "\n".join(style(line, mark) if mark and mark != "hit" else line for line in lines)


def paired(left: Mapping[Any, str], right: Sequence[tuple[Any, str]]) -> list[str]:
    """Gold beside its export, then what was missed, then what is too much."""
    matched = {key: text for key, text in right if key in left}
    lines = [side(text, matched[key], "hit") for key, text in left.items() if key in matched]
    lines += [side(text, "", "missed") for key, text in left.items() if key not in matched]
    return lines + [side("", text, "extra") for key, text in right if key not in left]


def heading(title: str, lines: Sequence[str]) -> str:
    """A part of the page; nothing when it is empty."""
    return (
        "\n".join(
            [style(f"── {title} ── gold left, export right" if title != "SCORER" else "── SCORER", "bold"), *lines]
        )
        if lines
        else ""
    )
