import type { GraphParameter } from '../../reference/catalogue.ts';
import { useText } from '../../texts/texts.tsx';
import { type Call, isSecretName, withParam } from '../call.ts';
import type { Offered } from '../catalogue/use-offered.ts';
import type { ChangeCall } from '../use-call.ts';
import { membersOf, withMember } from './body-members.ts';
import { ParamField } from './param-field.tsx';
import styles from './params.module.css';

interface ParamsPartProps {
  readonly call: Call;
  readonly offered: Offered;
  readonly onChange: ChangeCall;
}

/** What has a place of its own in the explorer, or none. */
const ELSEWHERE = new Set(['fields', 'method', 'callback']);

/** What a call may say, each as what it is: of a POST as a member of its body, of others in the query. */
export function ParamsPart({ call, offered, onChange }: ParamsPartProps) {
  const text = useText();
  const { operation, catalogue } = offered;
  const isShown = ({ name }: GraphParameter) => !isSecretName(name) && !ELSEWHERE.has(name);
  const own = (operation?.params ?? []).filter(isShown);
  const any = (catalogue?.parameters ?? []).filter(
    (each) => isShown(each) && !own.some(({ name }) => name === each.name),
  );
  const known = new Set([...own, ...any].map(({ name }) => name));
  const isWrite = call.method === 'POST';
  const members = isWrite ? membersOf(call.body) : undefined;
  const ofQuery = new Map(call.params);
  const inQuery = (parameter: GraphParameter) => (
    <ParamField
      key={parameter.name}
      parameter={parameter}
      value={ofQuery.get(parameter.name) ?? ''}
      onChange={(value) => onChange({ params: withParam(call.params, parameter.name, value) })}
    />
  );
  const others = call.params.filter(([name]) => !known.has(name) && !ELSEWHERE.has(name));
  const saidOfAny = any.filter(({ name }) => ofQuery.has(name));
  return (
    <div className={styles.params}>
      {isWrite && members === undefined && (
        <p className={styles.quiet}>{text('explorer.params.text')}</p>
      )}
      {isWrite
        ? own.map((parameter) => (
            <ParamField
              key={parameter.name}
              parameter={parameter}
              value={members?.[parameter.name] ?? ''}
              isDisabled={members === undefined}
              onChange={(value) => onChange({ body: withMember(call.body, parameter, value) })}
            />
          ))
        : own.map(inQuery)}
      {others.map(([name]) => inQuery({ name, type: '', description: '' }))}
      {saidOfAny.map(inQuery)}
      {own.length === 0 && others.length === 0 && operation && (
        <p className={styles.quiet}>{text('explorer.params.none')}</p>
      )}
      {any.length > saidOfAny.length && (
        <details className={styles.any}>
          <summary className={styles.summary}>{text('explorer.params.any')}</summary>
          <div className={styles.params}>
            {any.filter(({ name }) => !ofQuery.has(name)).map(inQuery)}
          </div>
        </details>
      )}
    </div>
  );
}
