import { compareReleases, fits, parseRelease, type Release } from '../../core/index.ts';
import { Icon } from '../kit/Icon.tsx';
import { usePanel } from '../panel-context.ts';
import { Say, usePhrase } from '../Say.tsx';
import { say } from '../strings.ts';
import styles from './Fix.module.css';

/** Says that what was seen does not fit the chosen release, and offers one that it fits. */
export function ReleaseHint() {
  const { fixes, release, releases } = usePanel();
  const t = usePhrase();
  const inferred = fixes.inferred.value;
  if (inferred === null || inferred.signs.length === 0 || fits(inferred, release.value)) return null;
  const offered = offeredOf(releases, inferred.release);
  return (
    <p class={styles['mind']} data-testid="release-hint">
      <Icon name="hint" />
      <span>
        <Say message={say('release_hint', { release: inferred.release, chosen: release.value })} />
      </span>
      <button
        type="button"
        class="button"
        onClick={() => {
          release.value = offered;
        }}
      >
        {t(say('release_use', { release: offered }))}
      </button>
    </p>
  );
}

/** The release itself when it is on the list, else the next one after it with the same flag: few things change between two. */
function offeredOf(releases: readonly Release[], wanted: Release): Release {
  if (releases.includes(wanted)) return wanted;
  const later = releases.filter((known) => compareReleases(known, wanted) >= 0);
  const validates = parseRelease(wanted)?.validates;
  return later.findLast((known) => parseRelease(known)?.validates === validates) ?? later.at(-1) ?? wanted;
}
