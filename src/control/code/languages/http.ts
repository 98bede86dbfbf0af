import type { Language } from '../sample-call.ts';
import { withQuery } from '../sample-call.ts';

/** As it goes over the wire, without the token: the first of the source pages' ways. */
export const http: Language = {
  name: 'HTTP',
  syntax: 'http',
  hosts: ['facebook', 'instagram'],
  write({ method, host, version, path, query, body }) {
    const line = `${method} /${version}${withQuery(path, query)} HTTP/1.1\nHost: graph.${host}.com`;
    const form = new URLSearchParams(body.map((each) => [...each])).toString();
    const rest = `\nContent-Type: application/x-www-form-urlencoded\n\n${form}`;
    const page = body.length === 0 ? line : line + rest;
    return { code: page, page };
  },
};
