"""Messages over a socket that does not wait."""

from __future__ import annotations

import socket
import threading

from hypothesis import given
from hypothesis import strategies as st

from kgexport.corpus.channel import Channel
from kgexport.read.sandbox import receive, send


@given(st.lists(st.binary(max_size=200_000), max_size=6))
def test_messages_arrive_whole_and_in_order(messages):
    ours, theirs = socket.socketpair()

    def echo() -> None:
        with theirs, theirs.makefile("rb") as questions, theirs.makefile("wb") as answers:
            for _ in messages:
                message = receive(questions)
                assert message is not None
                send(answers, message)

    other = threading.Thread(target=echo)
    other.start()
    channel = Channel(ours)
    for message in messages:
        channel.send(message)
    found: list[bytes] = []
    while not channel.ended:
        channel.flush()
        found += channel.receive()
    other.join()
    channel.close()
    assert found == messages


def test_an_answer_that_is_cut_off_is_none():
    ours, theirs = socket.socketpair()
    channel = Channel(ours)
    theirs.sendall(b"\0\0\0\0\0\0\0\5hello\0\0\0\0\0\0\0\5he")
    theirs.close()
    assert list(channel.receive()) == [b"hello"]
    assert channel.ended
    channel.send(b"nobody is there")
    assert not channel.unsent
    channel.close()
