/** What these tests use of facebook-nodejs-business-sdk, which comes without types. */
declare module 'facebook-nodejs-business-sdk' {
  type Params = Readonly<Record<string, unknown>>;
  export class FacebookAdsApi {
    static init(token: string, locale: string, crashLog: boolean): FacebookAdsApi;
    // biome-ignore lint/suspicious/noExplicitAny: a test reads any shape and asserts on it
    call(method: string, path: readonly string[], params?: Params): Promise<any>;
  }
  /** The objects of a page, and the way to the next. */
  interface Cursor<T> extends Array<T> {
    hasNext(): boolean;
    next(): Promise<this>;
  }
  export class UnifiedThread {
    readonly id: string;
    readonly message_count: number;
  }
  export class Page {
    constructor(id: string);
    getConversations(fields: readonly string[], params?: Params): Promise<Cursor<UnifiedThread>>;
  }
}
