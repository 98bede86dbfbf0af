<?php
// As much of Meta's two SDKs as samples of code use: they ask as the SDKs do, and print what comes.

namespace Facebook\HttpClients {
  interface FacebookHttpClientInterface
  {
    public function send($url, $method, $body, array $headers, $timeOut);
  }

  class FacebookCurlHttpClient
  {
    public function send($url, $method, $body, array $headers, $timeOut)
    {
      $lines = [];
      foreach ($headers as $name => $value) $lines[] = "$name: $value";
      $http = ['method' => $method, 'header' => $lines, 'content' => $body, 'ignore_errors' => true];
      return file_get_contents($url, false, stream_context_create(['http' => $http]));
    }
  }
}

namespace Facebook\Exceptions {
  class FacebookSDKException extends \Exception {}
  class FacebookResponseException extends FacebookSDKException {}
}

namespace Facebook {
  class FacebookResponse
  {
    private $text;
    public function __construct($text)
    {
      $this->text = $text;
    }
    public function getGraphNode()
    {
      if (isset(json_decode($this->text, true)['data'][0])) throw new Exceptions\FacebookSDKException('620');
      echo $this->text;
    }
    public function getGraphEdge()
    {
      echo $this->text;
    }
  }

  class Facebook
  {
    private $config;
    public function __construct(array $config)
    {
      $this->config = $config;
    }
    private function call($method, $endpoint, array $params, $token)
    {
      $form = ['Content-Type' => 'application/x-www-form-urlencoded'];
      $url = 'https://graph.facebook.com/' . $this->config['default_graph_version'] . $endpoint;
      $params['access_token'] = $token;
      $said = http_build_query($params);
      if ($method === 'GET') $url .= (strpos($url, '?') === false ? '?' : '&') . $said;
      $client = $this->config['http_client_handler'];
      return new FacebookResponse($client->send($url, $method, $method === 'GET' ? '' : $said, $form, 60));
    }
    public function get($endpoint, $token)
    {
      return $this->call('GET', $endpoint, [], $token);
    }
    public function post($endpoint, array $params, $token)
    {
      return $this->call('POST', $endpoint, $params, $token);
    }
  }
}

namespace FacebookAds {
  class ApiResponse
  {
    public $text;
    public function getContent()
    {
      echo $this->text;
    }
  }

  class Api
  {
    private $token;
    private $version;
    public static function init($id, $secret, $token)
    {
      $api = new Api();
      $api->token = $token;
      return $api;
    }
    public function setDefaultGraphVersion($version)
    {
      $this->version = $version;
    }
    public function call($path, $method = 'GET', array $params = [])
    {
      $params['access_token'] = $this->token;
      $url = getenv('GRAPH_URL') . '/v' . $this->version . $path;
      $said = http_build_query($params);
      $isGet = $method === 'GET';
      $http = [
        'method' => $method,
        'header' => ['Content-Type: application/x-www-form-urlencoded'],
        'content' => $isGet ? '' : $said,
        'ignore_errors' => true,
      ];
      $response = new ApiResponse();
      $response->text = file_get_contents($isGet ? "$url?$said" : $url, false, stream_context_create(['http' => $http]));
      return $response;
    }
  }
}
