import type { EffectiveCors, ExplainedIngress, GuideAnswer } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { Sentences } from '../Sentences.tsx';
import { say } from '../strings.ts';
import { Findings } from './Findings.tsx';
import styles from './Fix.module.css';
import { answersForHost } from './guide-answers.ts';
import { Guide } from './Guide.tsx';
import { PasteYaml } from './PasteYaml.tsx';

export interface HostIngressProps {
  readonly host: string;
  /** What a request of the host raises beside it. */
  readonly answers?: readonly GuideAnswer[];
}

/** The Ingress of a host with nothing to repair: where it goes in, and what its annotations really do. */
export function HostIngress({ host, answers }: HostIngressProps) {
  const panel = usePanel();
  const { ingress, release } = panel;
  return (
    <div class={styles['column']}>
      <PasteYaml host={host} />
      {ingress.explain(host, release.value).map((explained, index) => (
        <Explained key={index} explained={explained} />
      ))}
      <Guide answers={[...(answers ?? []), ...answersForHost(panel, host)]} />
    </div>
  );
}

function Explained({ explained: { object, cors, findings } }: { readonly explained: ExplainedIngress }) {
  const t = usePhrase();
  const { name, namespace } = object;
  return (
    <section class={styles['part']} data-testid="explained" data-name={name}>
      <h3>{t(say('given_today', { name: namespace === null ? name : `${namespace}/${name}` }))}</h3>
      <p class={styles['mind']}>
        <Icon name={cors.enabled ? 'allowed' : 'none'} />
        <span>{cors.enabled ? <Effective cors={cors} /> : <Say message={say('cors_off')} />}</span>
      </p>
      <Findings findings={findings} />
    </section>
  );
}

/** What a release makes of the annotations. */
function Effective({ cors }: { readonly cors: EffectiveCors }) {
  const { origins, methods, headers, credentials } = cors;
  return (
    <Sentences
      messages={[
        say('cors_origins', { origins: origins.join(', ') }),
        say('cors_lists', { methods, headers }),
        say(credentials ? 'cors_credentials' : 'cors_no_credentials'),
      ]}
    />
  );
}
