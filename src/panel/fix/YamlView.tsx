import styles from './Fix.module.css';

/** Our own YAML has one form: comments, and keys with quoted values. Anything else stays plain. */
const LINE = /^(\s*)(#.*|([^\s#][^:]*(?:\/[^:]*)?:)(\s*)(.*))$/;

function Line({ line }: { readonly line: string }) {
  const [, indent = '', rest = '', key, gap = '', value = ''] = LINE.exec(line) ?? [];
  if (rest === '') return <>{line}</>;
  if (key === undefined) {
    return (
      <>
        {indent}
        <span class={styles['comment']}>{rest}</span>
      </>
    );
  }
  return (
    <>
      {indent}
      <span class={styles['key']}>{key}</span>
      {gap}
      <span class={styles['string']}>{value}</span>
    </>
  );
}

/** The annotations with their comments, coloured; its text is exactly what is copied. */
export function YamlView({ yaml }: { readonly yaml: string }) {
  const lines = yaml.split('\n');
  return (
    <pre class={styles['yaml']} data-testid="fix-yaml">
      {lines.map((line, index) => (
        <span key={index} class={styles['line']}>
          <Line line={line} />
          {index < lines.length - 1 ? '\n' : ''}
        </span>
      ))}
    </pre>
  );
}
