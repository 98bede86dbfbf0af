import json, os, subprocess, tempfile, urllib.request


class Convograph:
    """A Convograph of a test's own. Called with an address of its control plane it gives the answer."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        program = os.environ.get("CONVOGRAPH", "node_modules/.bin/convograph")
        flags = ["demo", "--port", "0", "--json", "--data", os.path.join(self.folder.name, "store")]
        self.process = subprocess.Popen([program, *flags], stdout=subprocess.PIPE, text=True)
        self.facts = json.loads(self.process.stdout.readline())
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate()
        self.folder.cleanup()

    def __call__(self, method, path, **body):
        headers = {"Authorization": "Bearer " + self.facts["control_key"], "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body else None
        url = self.facts["url"] + "/_convograph/v1" + path
        with urllib.request.urlopen(urllib.request.Request(url, data, headers, method=method)) as answer:
            return json.load(answer)
