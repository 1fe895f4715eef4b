"""Talks to the weather station."""
import attr
import requests
from dateutil import parser


@attr.s(auto_attribs=True, frozen=True)
class Reading:
    time: object
    temperature: float


def readings(since, until):
    answer = requests.get("http://station.example/readings", params={"since": since, "until": until}, timeout=5)
    return [Reading(parser.parse(each["time"]), each["temperature"]) for each in answer.json()]
