import { describe, expect, it } from 'vitest';
import { postgresPlace, withDirect } from '../../../src/store/postgres/place.ts';

describe('the address of a database', () => {
  it('says where a store is, with what is usual where it says nothing', () => {
    expect(postgresPlace('postgres://ada:p%40ss@db.example:6432/kiln?schema=shop')).toMatchObject({
      host: 'db.example',
      port: 6432,
      database: 'kiln',
      user: 'ada',
      password: 'p@ss',
      ssl: false,
      schema: 'shop',
    });
    const place = { host: '127.0.0.1', port: 5432, database: 'postgres', schema: 'convograph' };
    expect(postgresPlace('postgresql://127.0.0.1')).toMatchObject(place);
    expect(postgresPlace('postgres://[::1]/kiln').host).toBe('::1');
  });

  it('is shown without user and password', () => {
    const { shown } = postgresPlace('postgres://ada:secret@db/kiln?sslmode=require');
    expect(shown).toBe('postgres://db:5432/kiln?schema=convograph');
  });

  it('says how far the server is trusted, in words that psql knows', () => {
    const sslOf = (mode: string) => postgresPlace(`postgres://db/kiln?sslmode=${mode}`).ssl;
    expect(sslOf('require')).toEqual({ rejectUnauthorized: false });
    expect(sslOf('verify-full')).toEqual({ servername: 'db' });
    expect(() => sslOf('prefer')).toThrow('disable, require, verify-ca or verify-full');
  });

  it('says whether a pooler shares sessions, and may have a second in it that leads past that', () => {
    const pooled = 'postgres://ada@pooler:6432/kiln?schema=shop&pooler=transaction';
    expect(postgresPlace(pooled)).toMatchObject({ isPooled: true, direct: undefined });
    expect(postgresPlace('postgres://db/kiln').isPooled).toBe(false);
    const both = withDirect(pooled, 'postgres://bob:p%40ss@db:5433/kiln?sslmode=require');
    expect(postgresPlace(both)).toMatchObject({ host: 'pooler', user: 'ada', schema: 'shop' });
    expect(postgresPlace(both).direct).toEqual({
      host: 'db',
      port: 5433,
      database: 'kiln',
      user: 'bob',
      password: 'p@ss',
      ssl: { rejectUnauthorized: false },
    });
  });

  it.each(['db:5432', 'postgres://ada:secret@db/kiln?schema=shop'])(
    'has no second one that is %s',
    (direct) => {
      const refused = (): unknown => withDirect('postgres://db/kiln', direct);
      expect(refused).toThrow('The second address of the database, which --store-direct names,');
      expect(refused).not.toThrow('secret');
    },
  );

  it.each([
    ['postgres://ada:secret@db/kiln?pooler=session', 'is transaction, or left out'],
    ['postgres://ada:secret@db/kiln?schema=Shop', 'and is "Shop"'],
    ['postgres://ada:secret@db/kiln?schema=pg_shop', 'and is "pg_shop"'],
    ['postgres://ada:secret@db/kiln?pool=5', 'says pool, which is not known'],
    ['postgres://ada:secret%@db/kiln', 'a % that stands for nothing'],
    ['postgres://ada:secret@db/kiln?sslmode=verify-full&sslrootcert=/no/where', 'ENOENT'],
    ['postgres://ada:secret@:db', 'must look like'],
  ])('%s is refused in a sentence that does not show the password', (address, sentence) => {
    const refused = (): unknown => postgresPlace(address);
    expect(refused).toThrow(sentence);
    expect(refused).not.toThrow('secret');
  });
});
