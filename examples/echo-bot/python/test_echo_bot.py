import json
import threading
import unittest
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, HTTPServer

from convograph import Convograph

PAGE = "Test Page"


class EchoBot(BaseHTTPRequestHandler):
    """Says again what it is told. `server.send` is where to and as whom."""

    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlparse(self.path).query)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(query["hub.challenge"][0].encode())

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.send_response(200)
        self.end_headers()
        for event in (event for entry in body["entry"] for event in entry["messaging"]):
            if "text" in event.get("message", {}):
                reply = {"text": "You said: " + event["message"]["text"]}
                self.server.send(event["sender"]["id"], reply)

    def log_message(self, *_):
        pass


class TestEchoBot(unittest.TestCase):
    def test_says_it_again(self):
        with Convograph() as graph:
            page = graph("POST", "/pages", name=PAGE)
            app = graph("POST", "/apps", name="Echo bot")
            token = graph("POST", "/tokens", page=page["id"], for_app=app["id"])["access_token"]

            def send(to, message):
                url = graph.facts["url"] + "/v26.0/me/messages?access_token=" + token
                data = json.dumps({"recipient": {"id": to}, "message": message}).encode()
                headers = {"Content-Type": "application/json"}
                urllib.request.urlopen(urllib.request.Request(url, data, headers)).close()

            bot = HTTPServer(("127.0.0.1", 0), EchoBot)
            bot.send = send
            threading.Thread(target=bot.serve_forever, daemon=True).start()
            self.addCleanup(bot.server_close)
            self.addCleanup(bot.shutdown)
            graph(
                "POST",
                f"/apps/{app['id']}/subscriptions",
                callback_url=f"http://127.0.0.1:{bot.server_port}/",
                fields=["messages"],
                page=page["id"],
            )
            maya = graph("POST", f"/pages/{page['id']}/people", name="Maya", platform="MESSENGER")
            graph("POST", f"/pages/{page['id']}/acts/say", **{"as": maya["id"], "text": "hi"})
            answer = graph("POST", f"/pages/{page['id']}/replies", person=maya["id"])
            self.assertNotIn("missing", answer, answer.get("missing"))
            self.assertEqual([reply["text"] for reply in answer["data"]], ["You said: hi"])


if __name__ == "__main__":
    unittest.main()
