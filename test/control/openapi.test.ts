import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleTypesText, controlClientText } from '../../scripts/control-client.ts';
import { controlReferenceText } from '../../scripts/control-reference.ts';
import { ROUTES } from '../../src/control/routes.ts';
import type { Json } from '../support/world.ts';
import { type Control, control } from './control.ts';

let shop: Control;
let document: Json;
beforeAll(async () => {
  shop = await control();
  document = (await shop.get('/openapi.json')).body;
});
afterAll(() => shop.close());

describe('/_convograph/v1/openapi.json', () => {
  it('is a valid OpenAPI 3.1 document', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(document));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    expect(document.openapi).toBe('3.1.0');
  });

  it('has every operation, each under a name of its own, and nothing else', () => {
    const told = Object.entries(document.paths as Json).flatMap(([path, methods]) =>
      Object.keys(methods as Json).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(told.sort()).toEqual(ROUTES.map(({ method, path }) => `${method} ${path}`).sort());
    expect(new Set(ROUTES.map(({ id }) => id)).size).toBe(ROUTES.length);
  });

  it('has a name for one schema alone', () => {
    for (const { id, gives } of ROUTES) {
      const verb = id.charAt(0).toUpperCase() + id.slice(1);
      const { properties } = gives.schema;
      const shown = document.components.schemas[gives.name ?? ''];
      if (gives.name !== verb || !properties) continue;
      expect(Object.keys(shown.properties)).toEqual(Object.keys(properties));
    }
  });

  it('points at schemas that are there, and has no other', () => {
    const text = JSON.stringify(document);
    const refs = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, id]) => id);
    expect([...new Set(refs)].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it('asks for the control key everywhere', () => {
    expect(document.security).toEqual([{ controlKey: [] }]);
    expect(document.components.securitySchemes.controlKey).toMatchObject({
      type: 'http',
      scheme: 'bearer',
    });
  });

  it('says what a body must be, as the server checks it', () => {
    const { CreatePage } = document.components.schemas;
    expect(CreatePage.required).toEqual(['name']);
    expect(CreatePage.additionalProperties).toBe(false);
    expect(CreatePage.properties.mode.enum).toEqual(['archive', 'strict']);
  });
});

describe('docs/reference/control.md', () => {
  it('is what the schemas say (`npm run docs` makes it anew)', () => {
    const file = join(import.meta.dirname, '..', '..', 'docs', 'reference', 'control.md');
    expect(readFileSync(file, 'utf8')).toBe(controlReferenceText());
  });
});

describe('the typed client of the test kit', () => {
  it('is what the document says (`npm run docs` makes it anew)', () => {
    const file = join(import.meta.dirname, '..', '..', 'src/testing/control/operations.ts');
    expect(readFileSync(file, 'utf8')).toBe(controlClientText());
  });
});

describe('the types of the console', () => {
  it('are what the document says (`npm run docs` makes them anew)', () => {
    const file = join(import.meta.dirname, '..', '..', 'console/src/control/operations.ts');
    expect(readFileSync(file, 'utf8')).toBe(consoleTypesText());
  });
});
