import type { Context } from './context.ts';

/** @throws GraphError `proofInvalid`, `proofRequired` (100) */
export function proof({ caller, tools, request: { params } }: Context): void {
  const { identifier } = tools.deps;
  identifier.checkProof(caller, params.get('appsecret_proof'), params.get('appsecret_time'));
}
