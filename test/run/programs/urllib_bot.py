import os
import sys
import urllib.request

HOST = "https://graph.facebook.com/v26.0"
url = HOST + "/me/conversations?fields=snippet&access_token=" + os.environ["ACCESS_TOKEN"]
with urllib.request.urlopen(url) as answer:
    sys.stdout.write(answer.read().decode())
