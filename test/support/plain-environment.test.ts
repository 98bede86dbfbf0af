import { expect, it } from 'vitest';
import { plainEnvironment } from './plain-environment.ts';

it('nothing in the environment of a run leads its calls to a proxy, or its commands to a store', () => {
  const kept = { PATH: '/bin', PROXY_PORT: '1', NODE_OPTIONS: '', npm_config_cache: '/c' };
  const led = ['HTTP_PROXY', 'https_proxy', 'ALL_PROXY', 'no_proxy', 'NODE_USE_ENV_PROXY'];
  const others = ['npm_config_https_proxy', 'npm_config_proxy', 'CONVOGRAPH_DATA'];
  const env = Object.fromEntries([...led, ...others].map((name) => [name, 'x']));
  expect(plainEnvironment({ ...env, ...kept })).toEqual(kept);
  expect(process.env).toEqual(plainEnvironment(process.env));
});
