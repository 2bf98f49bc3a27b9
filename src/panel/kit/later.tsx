import { signal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';

/** A component whose code comes when it is first shown, or before that by `load`. */
export interface Later<Props> {
  (props: Props): JSX.Element | null;
  /** Fetches the code; never rejects. */
  readonly load: () => Promise<void>;
}

/**
 * Keeps a component out of the first chunk.
 * @param Lost stands in its place where its code is gone, as after an update of the extension under an open panel
 */
export function later<Props extends object>(
  fetch: () => Promise<ComponentType<Props>>,
  Lost: ComponentType,
): Later<Props> {
  const found = signal<{ readonly Component: ComponentType<Props> | null } | null>(null);
  async function load(): Promise<void> {
    if (found.peek()?.Component) return;
    const Component = await fetch().catch(() => null);
    found.value = { Component };
  }
  function View(props: Props) {
    const isDue = found.value === null;
    useEffect(() => {
      if (isDue) void load();
    }, [isDue]);
    if (found.value === null) return null;
    const { Component } = found.value;
    return Component === null ? <Lost /> : <Component {...props} />;
  }
  return Object.assign(View, { load });
}
