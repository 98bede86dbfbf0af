/** What these tests use of fb, which comes without types. */
declare module 'fb' {
  type Params = Readonly<Record<string, unknown>>;
  export class Facebook {
    constructor(options: Params);
    options(options: Params): void;
    setAccessToken(token: string): void;
    // biome-ignore lint/suspicious/noExplicitAny: a test reads any shape and asserts on it
    api(path: string, ...more: (string | Params)[]): Promise<any>;
    // biome-ignore lint/suspicious/noExplicitAny: a test reads any shape and asserts on it
    napi(path: string, params: Params, callback: (error: any, answer: any) => void): void;
  }
}
