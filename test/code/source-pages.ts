/** The five ways as Meta's reference pages print them: Page Thread Owner, v19.0. */
export const THREAD_OWNER = {
  http: `GET /v19.0/{page-id}/thread_owner HTTP/1.1
Host: graph.facebook.com`,
  php: `/* PHP SDK v5.0.0 */
/* make the API call */
try {
  // Returns a \`Facebook\\FacebookResponse\` object
  $response = $fb->get(
    '/{page-id}/thread_owner',
    '{access-token}'
  );
} catch(Facebook\\Exceptions\\FacebookResponseException $e) {
  echo 'Graph returned an error: ' . $e->getMessage();
  exit;
} catch(Facebook\\Exceptions\\FacebookSDKException $e) {
  echo 'Facebook SDK returned an error: ' . $e->getMessage();
  exit;
}
$graphNode = $response->getGraphNode();
/* handle the result */`,
  js: `/* make the API call */
FB.api(
    "/{page-id}/thread_owner",
    function (response) {
      if (response && !response.error) {
        /* handle the result */
      }
    }
);`,
  android: `/* make the API call */
new GraphRequest(
    AccessToken.getCurrentAccessToken(),
    "/{page-id}/thread_owner",
    null,
    HttpMethod.GET,
    new GraphRequest.Callback() {
        public void onCompleted(GraphResponse response) {
            /* handle the result */
        }
    }
).executeAsync();`,
  ios: `/* make the API call */
FBSDKGraphRequest *request = [[FBSDKGraphRequest alloc]
                               initWithGraphPath:@"/{page-id}/thread_owner"
                                      parameters:params
                                      HTTPMethod:@"GET"];
[request startWithCompletionHandler:^(FBSDKGraphRequestConnection *connection,
                                      id result,
                                      NSError *error) {
    // Handle the result
}];`,
} as const;
