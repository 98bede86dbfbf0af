/** By what the clients that are tried find a proxy, each in its own way, and what npm adds to that. */
const ANOTHERS_WAY =
  /^(?:npm_config_)?(?:(?:https?|all|no|ftp|global_agent_https?)_)?proxy$|^NODE_USE_ENV_PROXY$/i;
/** Settings of the program, of somebody who uses it. */
const OURS = /^CONVOGRAPH_/;

/** An environment without what leads the calls of tests elsewhere than to the servers that they start. */
export function plainEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = Object.entries(env).filter(
    ([name]) => !ANOTHERS_WAY.test(name) && !OURS.test(name),
  );
  return Object.fromEntries(names);
}

/** Gives a run such an environment: the tests pass behind a proxy, and beside a store of one's own. */
export function setup(): void {
  const plain = plainEnvironment(process.env);
  for (const name of Object.keys(process.env)) if (!(name in plain)) delete process.env[name];
}
