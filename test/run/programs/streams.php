<?php

$token = getenv('ACCESS_TOKEN');
echo file_get_contents("https://graph.facebook.com/v26.0/me/conversations?fields=snippet&access_token=$token");
