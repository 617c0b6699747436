/** Finds out once for all who ask meanwhile; whoever asks later has it found out anew. */
export function shared<T>(find: () => Promise<T>): () => Promise<T> {
  let underWay: Promise<T> | null = null
  return () =>
    (underWay ??= find().finally(() => {
      underWay = null
    }))
}
