import { z } from 'zod';
import { named } from './named.ts';
import { openapiOf } from './openapi.ts';
import { type Route, route } from './route.ts';

const Openapi = z.looseObject({ openapi: z.string() }).register(named, {
  id: 'OpenApi',
  description: 'An OpenAPI 3.1 document.',
});

/** @param routes what the document describes: all, this one too, so they come when asked for */
export function getOpenapiRoute(routes: () => readonly Route[]): Route {
  let made: z.input<typeof Openapi> | undefined;
  return route({
    method: 'GET',
    path: '/openapi.json',
    id: 'getOpenapi',
    summary: 'This document',
    output: Openapi,
    handle: () => {
      made ??= openapiOf(routes());
      return made;
    },
  });
}
