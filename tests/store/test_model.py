"""Random histories: the store against a plain model that keeps every upload and computes each key's rows anew from the beginning."""

import random

import pytest

import store
from access import LOCAL_OPERATOR as ME
from tests.store.rows import SAMPLING, md5, rows, shown
from words import Refusal


class Model:
    """Keys, each a list of [content, upload, force, basis]; the order of the list is the order of history."""

    def __init__(self):
        self.keys = {}
        self.withdrawn = set()
        self.bytes = {}  # upload → what its file is known by

    def states(self, key):
        """The state of each row: a walk from the first to the last."""
        said, live = [], None
        history = self.keys[key]
        for n, (content, _, force, _) in enumerate(history):
            wait = [i for i in range(n) if said[i] == "conflict"]
            if live is not None and (content == history[live][0] or (not force and content in self.corrected(history, live))):
                said.append("repeated")
            elif live is None or force:
                if live is not None:
                    said[live] = "replaced"
                said.append("live")
                live = n
            else:
                said.append("repeated" if content in {history[i][0] for i in wait} else "conflict")
            for i in wait:
                if history[i][0] == history[live][0]:
                    said[i] = "repeated"
                elif force == 2:
                    said[i] = "replaced"
        return said

    def corrected(self, history, live):
        """What was corrected into the live content, step by step back."""
        found, at = [], live
        while at is not None and history[at][2] == 1:
            found.append(history[at][3])
            at = next((i for i in range(at - 1, -1, -1) if history[i][2] == 1 and history[i][0] == found[-1]), None)
        return found

    def load(self, upload, file, pairs, replace):
        twins = {name for name, known in self.bytes.items() if known == file and name not in self.withdrawn}
        fresh = []
        for key, content in pairs:
            history = self.keys.get(key, [])
            known = any(row[0] == content and row[1] in twins for row in history)
            if known and replace:
                said = self.states(key)
                known = history[said.index("live")][0] == content and "conflict" not in said
            if not known:
                fresh.append((key, content))
        if not fresh and twins:
            return False
        seen = set()
        for key, content in fresh:
            self.keys.setdefault(key, []).append([content, upload, 2 if replace and key not in seen else 0, None])
            seen.add(key)
        self.bytes[upload] = file
        return True

    def correct(self, upload, key, content):
        said = self.states(key)
        self.keys[key].append([content, upload, 1, self.keys[key][said.index("live")][0]])

    def settle(self, upload, key, keep):
        said = self.states(key)
        n = said.index("live") if keep == "old" else max(i for i, state in enumerate(said) if state == "conflict")
        self.keys[key].append([self.keys[key][n][0], upload, 2, self.keys[key][n][0]])

    def withdraw(self, upload):
        self.withdrawn.add(upload)
        for key in list(self.keys):
            if any(row[1] == upload for row in self.keys[key]):
                self.keys[key] = self._without(key, upload)

    def _without(self, key, upload):
        history, said = [list(row) for row in self.keys[key]], self.states(key)
        out, heirs = {i for i, row in enumerate(history) if row[1] == upload}, set()
        while out:
            for i in sorted(out):
                if said[i] in ("live", "replaced"):
                    for j in range(i + 1, len(history)):
                        row = history[j]
                        if row and j not in out and j not in heirs and said[j] == "repeated" and row[3] is None and row[0] == history[i][0]:
                            history[i], history[j] = [row[0], row[1], history[i][2], None], None
                            heirs.add(i)
                            break
                    else:
                        history[i] = None
                else:
                    history[i] = None
            out = {
                i for i, row in enumerate(history)
                if row and row[3] is not None and not any(other and other[0] == row[3] for other in history[:i])
            }  # fmt: skip
        return [row for row in history if row]

    def shown(self):
        return sorted((key, row[0], row[1], state) for key in self.keys for row, state in zip(self.keys[key], self.states(key), strict=True))


def history(lake, seed, steps):
    """Walk `steps` random actions on both, and compare after each."""
    dice, model = random.Random(seed), Model()
    seen = {0: []}
    for step in range(steps):
        action = dice.choice(["load", "load", "load", "replace", "withdraw", "withdraw", "correct", "settle", "again", "compact"])
        standing = [each for each in lake.ledger() if each.can_be_withdrawn]
        if action in ("load", "replace", "again"):
            pairs = [(str(dice.randint(1, 4)), dice.choice("abc")) for _ in range(dice.randint(1, 4))]
            file = dice.choice([each.sha256 for each in standing if each.sha256] or ["new"]) if action == "again" else f"file{step}"
            draft = store.Draft(f"u{step}", SAMPLING, sha256=file)
            admission = lake.admit(SAMPLING, rows(pairs), draft, actor=ME, replace=action == "replace")
            assert admission.accepted + admission.repeated + admission.conflicts == len(pairs)
            assert model.load(f"u{step}", file, pairs, action == "replace") == (admission.upload == f"u{step}")
        elif action == "withdraw" and standing:
            upload = dice.choice(standing).upload
            lake.withdraw(upload, "why", actor=ME)
            model.withdraw(upload)
        elif action == "correct" and any(model.keys.values()):
            key, content = dice.choice([key for key, held in model.keys.items() if held]), dice.choice("abcd")
            try:
                lake.correct(SAMPLING, [md5(key)], {"product": content, "row_content": md5(content)}, "why", actor=ME)
            except Refusal:
                continue
            model.correct(lake.ledger()[0].upload, key, content)
        elif action == "settle":
            waiting = [key for key in model.keys if "conflict" in model.states(key)]
            if waiting:
                key, keep = dice.choice(waiting), dice.choice(["old", "new"])
                lake.settle(SAMPLING, md5(key), keep, "why", actor=ME)
                model.settle(lake.ledger()[0].upload, key, keep)
        elif action == "compact":
            lake.compact(actor=ME)
        assert shown(lake, every=True) == model.shown(), f"seed {seed}, step {step}: {action}"
        seen[lake.version()] = model.shown()
    for version, then in seen.items():
        assert shown(lake, version, every=True) == then, f"seed {seed}, looking back at {version}"


@pytest.mark.parametrize("seed", range(3))
def test_the_store_agrees_with_the_model(tmp_path, seed):
    history(store.Lake(tmp_path), seed, steps=25)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100, 160))
def test_the_store_agrees_with_the_model_over_many_histories(tmp_path, seed):
    history(store.Lake(tmp_path), seed, steps=40)
