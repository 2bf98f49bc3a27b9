/** Something that is told later; the first telling counts. */
export interface Answer<Told> {
  readonly given: Promise<Told>;
  readonly give: (told: Told) => void;
}

export function createAnswer<Told>(): Answer<Told> {
  const resolvers: ((told: Told) => void)[] = [];
  const given = new Promise<Told>((resolve) => {
    resolvers.push(resolve);
  });
  return {
    given,
    give(told) {
      for (const resolve of resolvers) resolve(told);
    },
  };
}
