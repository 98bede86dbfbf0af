/** What these tests use of fbgraph, which comes without types. */
declare module 'fbgraph' {
  type Callback = (error: unknown, answer: unknown) => void;
  interface FbGraph {
    setGraphUrl(url: string): FbGraph;
    setVersion(version: string): FbGraph;
    setAccessToken(token: string | null): FbGraph;
    setAppSecret(secret: string | null): FbGraph;
    get(url: string, params: object, callback: Callback): void;
    get(url: string, callback: Callback): void;
    batch(requests: readonly object[], callback: Callback): void;
    post(url: string, postData: object, callback: Callback): void;
  }
  const graph: FbGraph;
  export = graph;
}
