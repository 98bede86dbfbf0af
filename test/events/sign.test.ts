import { describe, expect, it } from 'vitest';
import { signatures } from '../../src/events/sign.ts';
import { jsonText } from '../../src/graph/text/json-text.ts';
import { shared } from '../clients/shared.ts';
import type { Json } from '../support/world.ts';

const captured = shared('data/webhooks');
const others = shared('vectors');

describe(`signatures that others recorded${captured.note}${others.note}`, () => {
  const { webhook_signatures: vectors } = captured.json('_signature-vectors.json', {
    webhook_signatures: [],
  });

  it.skipIf(!captured.isHere).each<Json>(vectors)(
    '$name is valid: $valid',
    ({ header, app_secret: secret, body, signature, valid }) => {
      expect(signatures(body, secret)[header] === signature).toBe(valid);
    },
  );

  it.skipIf(!others.isHere)('are those of ../shared/vectors, too', () => {
    const found: Json[] = others
      .json('signatures.json')
      .filter(({ what }: Json) => what === 'X-Hub-Signature');
    expect(found.length).toBeGreaterThan(0);
    for (const { key, data, hex } of found) {
      expect(signatures(data, key)['X-Hub-Signature']).toBe(`sha1=${hex}`);
    }
  });

  it.skipIf(!captured.isHere)('hold for a body as it is escaped here', () => {
    const escaped = vectors.filter(({ body, valid }: Json) => valid && body.includes('\\u'));
    expect(escaped.length).toBeGreaterThan(0);
    for (const { body } of escaped) expect(jsonText(JSON.parse(body))).toBe(body);
  });
});
