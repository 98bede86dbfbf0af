import { Suspense } from 'react';
import { useTitle } from '../shell/use-title.ts';
import { useText } from '../texts/texts.tsx';
import { lazily } from '../ui/lazily.ts';
import frame from '../ui/page.module.css';
import { Part } from '../ui/part.tsx';
import { ArmedList } from './armed-list.tsx';
import { ChaosForm } from './chaos-form.tsx';
import { Clock } from './clock.tsx';
import { FaultForm } from './fault-form.tsx';
import styles from './lab.module.css';
import { Presets } from './presets.tsx';
import { ResetAll } from './reset-all.tsx';
import { Snapshots } from './snapshots.tsx';

const StateTold = lazily(async () => (await import('../undo/told.tsx')).StateTold, 'undo');

/** Where time, failures and the state of the store are made. */
export function LabPage() {
  const text = useText();
  useTitle(text('shell.rail.lab'));
  return (
    <div className={frame.page}>
      <h2 className={frame.title}>{text('shell.rail.lab')}</h2>
      <Suspense>
        <StateTold />
      </Suspense>
      <Part title={text('lab.clock')}>
        <Clock />
      </Part>
      <Part title={text('lab.armed')}>
        <ArmedList />
      </Part>
      <Part title={text('lab.faults')} words={text('lab.faults.words')}>
        <Presets of="call" />
        <FaultForm />
      </Part>
      <Part title={text('lab.chaos')} words={text('lab.chaos.words')}>
        <Presets of="webhook" />
        <ChaosForm />
      </Part>
      <Part title={text('lab.snapshots')} words={text('lab.snapshots.words')}>
        <Snapshots />
      </Part>
      <Part title={text('lab.reset')} words={text('lab.reset.words')}>
        <ResetAll />
      </Part>
    </div>
  );
}
