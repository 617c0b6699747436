/** Loads another page. Never resolves: until the browser is gone nothing more is asked for in the old one's name. */
export function leaveFor(path: string): Promise<never> {
  location.assign(path)
  return new Promise(() => {})
}
