/** What these tests use of passport and passport-facebook, whose types come with express. */
declare module 'passport' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Done = (error: Error | null, user: object | false, info?: { message: string }) => void;
  class Passport {
    use(strategy: object): this;
    authenticate(
      name: string,
      options: object,
      done: Done,
    ): (req: IncomingMessage, res: ServerResponse) => void;
  }
  const passport: { readonly Passport: typeof Passport };
  export = passport;
}
declare module 'passport-facebook' {
  const FacebookStrategy: new (...given: never[]) => object;
  export = FacebookStrategy;
}
