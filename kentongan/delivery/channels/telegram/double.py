"""A real HTTP server that speaks the part of Telegram's Bot API that we use.

In its folder: `log.jsonl` with one line per call it carried out, `state.json` with the webhook,
and `control.json` that tells it how to behave; all of it outlives a restart.
"""

import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from kentongan.delivery.channels.doubles import Behaviour, Journal

LARGEST_BODY = 1024 * 1024
LONGEST_TEXT = 4096
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the header's name
Answer = tuple[int, dict[str, Any]]


class Double:
    """`Double(folder, port=0)`, `.start()`, `.stop()`, `.log()`; `.port` after the start."""

    def __init__(self, folder: Path, port: int = 0, host: str = "127.0.0.1") -> None:
        self.journal = Journal(folder)
        self.behaviour = Behaviour(folder)
        self._state = folder / "state.json"
        self._server = _Server((host, port), self)
        self.host, self.port = host, self._server.server_address[1]
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    def start(self) -> "Double":
        self._thread.start()
        return self

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def log(self) -> list[dict[str, Any]]:
        """One entry per call carried out, oldest first: id, method, chat_id, text, at."""
        return self.journal.read()

    def behave(self, **wishes: Any) -> None:
        self.behaviour.set(**wishes)

    def posts(self) -> dict[int, dict[str, Any]]:
        """What readers of the channel see now, by message number."""
        seen: dict[int, dict[str, Any]] = {}
        for entry in self.log():
            number = int(entry["message_id"])
            if entry["method"] == "deleteMessage":
                seen.pop(number, None)
            elif entry["method"] == "editMessageText":
                seen[number] = seen.get(number, {}) | {"text": entry["text"]}
            else:
                seen[number] = entry
        return seen

    def say(
        self, text: str, *, name: str = "Sari", person: int = 7001, number: int | None = None
    ) -> list[int]:
        """A person writes to the bot: call the webhook; returns the statuses of the answers.

        Behaves on order: `webhook_twice` sends it twice, `bad_signature` with a wrong secret.
        With a `number` the update is the same one when it is said again.
        """
        hook = self._webhook()
        number = self.journal.next_number() if number is None else number
        update = {
            "update_id": 900_000 + number,
            "message": {
                "message_id": number,
                "date": int(time.time()),
                "text": text,
                "from": {"id": person, "is_bot": False, "first_name": name},
                "chat": {"id": person, "type": "private", "first_name": name},
            },
        }
        secret = hook["secret_token"]
        if self.behaviour.take("bad_signature"):
            secret = "wrong"  # noqa: S105  # on purpose
        times = 2 if self.behaviour.take("webhook_twice") else 1
        headers = {SECRET_HEADER: secret}
        return [
            httpx.post(hook["url"], json=update, headers=headers, timeout=10).status_code
            for _ in range(times)
        ]

    def answer(self, token: str, method: str, body: dict[str, Any]) -> Answer:
        if self.behaviour.take("unauthorised"):
            return _error(401, "Unauthorized")
        if self.behaviour.take("throttle"):
            seconds = int(self.behaviour.get("retry_after") or 3)
            refusal = _error(429, f"Too Many Requests: retry after {seconds}")
            return 429, refusal[1] | {"parameters": {"retry_after": seconds}}
        if self.behaviour.take("refuse"):
            return _error(403, "Forbidden: bot was blocked by the user")
        if self.behaviour.take("broken"):
            return _error(502, "Bad Gateway")
        known = getattr(self, f"_{method}", None)
        return known(body) if known else _error(404, "Not Found")

    def _getMe(self, body: dict[str, Any]) -> Answer:  # Telegram's name
        return _result({"id": 1000001, "is_bot": True, "username": "contoh_bot"})

    def _setWebhook(self, body: dict[str, Any]) -> Answer:  # Telegram's name
        hook = {"url": body.get("url", ""), "secret_token": body.get("secret_token", "")}
        self._state.write_text(json.dumps(hook), encoding="utf-8")
        return 200, {"ok": True, "result": True}

    def _sendMessage(self, body: dict[str, Any]) -> Answer:  # Telegram's name
        text = str(body.get("text", ""))
        if not text or len(text) > LONGEST_TEXT:
            return _error(400, "Bad Request: message is too long or empty")
        return self._post("sendMessage", body, text=text)

    def _sendPhoto(self, body: dict[str, Any]) -> Answer:  # Telegram's name
        return self._post("sendPhoto", body, text=str(body.get("caption", "")))

    def _editMessageText(self, body: dict[str, Any]) -> Answer:  # Telegram's name
        post = self.posts().get(int(body["message_id"]))
        if post is None:
            return _error(400, "Bad Request: message to edit not found")
        if post["text"] == body["text"]:
            return _error(400, "Bad Request: message is not modified")
        self._log("editMessageText", body, int(body["message_id"]), text=str(body["text"]))
        return _result({"message_id": int(body["message_id"])})

    def _deleteMessage(self, body: dict[str, Any]) -> Answer:  # Telegram's name
        number = int(body["message_id"])
        if number not in self.posts():
            return _error(400, "Bad Request: message to delete not found")
        self._log("deleteMessage", body, number)
        return 200, {"ok": True, "result": True}

    def _post(self, method: str, body: dict[str, Any], *, text: str) -> Answer:
        number = self.journal.next_number()
        self._log(method, body, number, text=text)
        return _result({"message_id": number, "chat": {"id": body["chat_id"]}, "text": text})

    def _log(self, method: str, body: dict[str, Any], number: int, *, text: str = "") -> None:
        self.journal.write(
            id=number, method=method, chat_id=body["chat_id"], message_id=number, text=text
        )

    def _webhook(self) -> dict[str, str]:
        found: dict[str, str] = json.loads(self._state.read_text(encoding="utf-8"))
        return found


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, address: tuple[str, int], double: Double) -> None:
        self.double = double
        super().__init__(address, _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = 10

    def do_POST(self) -> None:  # the library's name
        double = self.server.double
        parts = self.path.strip("/").split("/")
        size = min(int(self.headers.get("Content-Length") or 0), LARGEST_BODY)
        body = json.loads(self.rfile.read(size) or b"{}")
        seconds = double.behaviour.get("slow")
        if seconds:
            time.sleep(float(seconds))
        status, answer = double.answer(parts[0].removeprefix("bot"), parts[-1], body)
        if double.behaviour.take("cut_after_accept"):
            self.close_connection = True
            return
        payload = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *args: Any) -> None:  # the library's name
        """Silent: the address of a call holds the bot's token."""


def _result(value: Any) -> Answer:
    return 200, {"ok": True, "result": value}


def _error(code: int, description: str) -> Answer:
    return code, {"ok": False, "error_code": code, "description": description}
