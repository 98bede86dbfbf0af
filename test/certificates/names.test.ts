import { describe, expect, it } from 'vitest';
import { META_HOSTS } from '../../src/base/meta-hosts.ts';
import { newFolder } from './folder.ts';

describe('names of certificates', () => {
  const certificates = newFolder().open();

  it.each([
    ...META_HOSTS.map(({ name }) => name),
    ...['localhost', '127.0.0.1', '::1', '[::1]', 'GRAPH.Facebook.com', 'graph.facebook.com.'],
  ])('there is one for %s', async (name) => {
    expect(await (await certificates).contextFor(name)).toHaveProperty('context');
  });

  it.each([
    ...[
      'facebook.com',
      'm.facebook.com',
      'a.graph.facebook.com',
      'graph.facebook.com.evil.example',
    ],
    ...[
      'evil.example',
      '127.0.0.2',
      '10.0.0.1',
      '::2',
      '',
      '*',
      '*.facebook.com',
      'x'.repeat(9_000),
    ],
    ...['graph.facebook.com\0.evil.example', '__proto__', '[localhost]x'],
  ])('there is none for %j', async (name) => {
    await expect((await certificates).contextFor(name)).rejects.toThrow(
      /^There is no certificate for ".{0,300}", only for localhost, graph\.facebook\.com, .*127\.0\.0\.1 and ::1\.$/,
    );
  });

  it('one of this machine stands for all its names', async () => {
    const [name, address] = await Promise.all(
      ['localhost', '127.0.0.1'].map(async (each) => (await certificates).contextFor(each)),
    );
    expect(name).toBe(address);
  });
});
