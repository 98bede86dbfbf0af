import { Link } from '@tanstack/react-router';
import { CodeSamples } from '../code/code-samples.tsx';
import { explorerView } from '../explorer/view.ts';
import { usePage } from '../people/use-page.ts';
import { type View, viewOf } from '../routes/search.ts';
import { useText } from '../texts/texts.tsx';
import { Icon } from '../ui/icon.tsx';
import { type Catalogue, errorsOf, type GraphOperation } from './catalogue.ts';
import { ErrorTable } from './error-table.tsx';
import { type ExampleCall, exampleOf } from './example-call.ts';
import { FieldTable } from './field-table.tsx';
import { Needs } from './needs.tsx';
import styles from './operation-part.module.css';
import { ParameterList } from './parameter-list.tsx';
import { Prose } from './prose.tsx';
import { StandingNote } from './standing-note.tsx';
import tables from './tables.module.css';

interface OperationPartProps {
  readonly catalogue: Catalogue;
  readonly operation: GraphOperation;
  /** Whether the fields of what it reads stand elsewhere on the page. */
  readonly hasFields: boolean;
  /** What the page says of itself, which is not said again. */
  readonly words: string;
}

/** One verb at a path: the call, what it needs and takes, what it answers, in code, and what can go wrong. */
export function OperationPart({ catalogue, operation, hasFields, words }: OperationPartProps) {
  const text = useText();
  const page = usePage();
  const { method, path, description, permission, params, result, reads, partial } = operation;
  const { version } = catalogue;
  const example = exampleOf(operation, version);
  const mine = exampleOf(operation, version, operation.node === 'Page' ? page?.id : undefined);
  const read = hasFields ? undefined : catalogue.nodes.find(({ key }) => key === reads);
  const errors = errorsOf(catalogue, operation);
  const title = text(`reference.method.${method}`);
  return (
    <section className={styles.operation} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      {method !== 'GET' && description !== words && (
        <p>
          <Prose words={description} />
        </p>
      )}
      {operation.standing && <StandingNote standing={operation.standing} />}
      <div className={styles.call}>
        <bdi translate="no" dir="ltr" className={styles.line}>
          <span className={styles.verb}>{method}</span> /{version}
          {path}
        </bdi>
        <TryIt call={mine} />
      </div>
      {partial !== undefined && (
        <p className={tables.quiet}>
          <Prose words={partial} />
        </p>
      )}
      <CodeSamples {...example} />
      {permission !== undefined && (
        <Needs catalogue={catalogue} permission={permission} hosts={operation.hosts} />
      )}
      {params.length > 0 && (
        <section className={tables.part} aria-label={text('reference.params')}>
          <h4 className={tables.title}>{text('reference.params')}</h4>
          <ParameterList params={params} />
        </section>
      )}
      {result && result.length > 0 && (
        <section className={tables.part} aria-label={text('reference.answer')}>
          <h4 className={tables.title}>{text('reference.answer')}</h4>
          <p className={tables.values} dir="ltr" translate="no">
            {result.map(({ name, type }) => (
              <code key={name}>
                {name}: {type}
              </code>
            ))}
          </p>
        </section>
      )}
      {read && (
        <section className={tables.part} aria-label={text('reference.fields')}>
          <h4 className={tables.title}>
            {text('reference.fieldsOf')} <bdi translate="no">{read.key}</bdi>
          </h4>
          <FieldTable catalogue={catalogue} node={read} />
        </section>
      )}
      {errors.length > 0 && (
        <details className={tables.more}>
          <summary>{text('reference.errors', { n: errors.length })}</summary>
          <ErrorTable errors={errors} />
        </details>
      )}
    </section>
  );
}

/** The way to the explorer, with the call in its address. */
function TryIt({ call: { method, url, body, host } }: { call: ExampleCall }) {
  const text = useText();
  const call = explorerView({ method, url, host, ...(body && { body: JSON.stringify(body) }) });
  const search = ({ page, as, hl }: View) => ({ ...viewOf({ page, as, hl }), ...call });
  return (
    <Link to="/explorer" search={search as never} className={styles.try}>
      <Icon name="play" />
      {text('reference.try')}
    </Link>
  );
}
