"""So many people at the pages at once, each in a scope of their own: how long the server takes for a changed filter and for a turned page.

A person looks for 3 to 7 seconds at what they asked for. Every session has its own campaign, filters and order of steps, so that few answers are
at hand already; who asks what is thrown with a fixed seed.
"""

import asyncio
import os
import random
import sys
from pathlib import Path

from benchmarks.measure import answer, clock
from benchmarks.serve import serve
from benchmarks.sessions import Visitor, visit

LOOKS = (3.0, 7.0)  # seconds
PAGES = ("", "breakdown", "trend", "items", "tiers")
FILTERS = {
    "yongjia-2007": {"township": ["瓯北街道", "东城街道", "北城街道", "黄田街道", "桥下镇", "沙头镇"], "trade": ["阀门", "童装"]},
    "longwan-2006": {"township": ["永中街道", "蒲州街道", "状元街道", "瑶溪街道", "沙城街道"], "trade": ["皮鞋"]},
    "hebei-2012": {"township": ["澄阳镇", "北塬镇", "青石崖镇"], "trade": ["白酒", "化肥", "水泥"]},
}
LEVELS = ["国家级", "省级", "市级", "县级"]


def main() -> None:
    home, people, steps = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    server, address = serve(home)
    try:
        asyncio.run(everyone(address.replace("http", "ws"), people, steps, server.pid))
    finally:
        server.terminate()
        server.wait(20)


async def everyone(address: str, people: int, steps: int, server: int) -> None:
    async with asyncio.timeout(1200):
        first = await visit(address, {"campaign": "yongjia-2007"})
        await first.open()
        worked, begun = seconds_of(server), clock()
        found = await asyncio.gather(*(person(address, number, people, steps) for number in range(people)))
        worked, lasted = seconds_of(server) - worked, clock() - begun
    took = sorted(each for one in found for each in one)
    answer(
        at(took, 0.95), median=at(took, 0.5), slowest=took[-1], runs=len(took), lasted=lasted, cpu=worked / len(took), busy=worked / lasted
    )  # fmt: skip


async def person(address: str, number: int, people: int, steps: int) -> list[float]:
    """The seconds of each step of one person, the opening of the first page left out."""
    dice = random.Random(number)
    campaign = list(FILTERS)[number % len(FILTERS)]
    await asyncio.sleep(LOOKS[1] * number / people)
    one, took = await visit(address, {"campaign": campaign}), []
    await one.open()
    for _ in range(steps):
        await asyncio.sleep(dice.uniform(*LOOKS))
        took.append(await step(one, campaign, dice))
    assert not one.failed, "A page showed an error."
    await one.line.close()
    return took


async def step(one: Visitor, campaign: str, dice: random.Random) -> float:
    """A changed filter three times out of four, else another page."""
    if dice.random() < 0.25:
        return await one.go(dice.choice([path for path in PAGES if path in one.pages]))
    choices = FILTERS[campaign] | {"level": LEVELS}
    name = dice.choice([each for each in choices if each in one.widgets])
    return await one.choose(name, dice.sample(choices[name], dice.randint(0, len(choices[name]) - 1)))


def at(took: list[float], share: float) -> float:
    """The quantile of sorted figures: the smallest that so large a share does not exceed."""
    return took[min(len(took) - 1, max(0, -(-int(share * 1000) * len(took) // 1000) - 1))]


def seconds_of(process: int) -> float:
    """Processor time of a process so far."""
    said = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
