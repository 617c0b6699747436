import { useDeferredValue } from 'react'

/** What the address of a list asks for, once that list is here: until then the one before stays, with the focus in it. */
export function useSettled(address: string): (name: string) => string | null {
  const { searchParams } = new URL(useDeferredValue(address), location.origin)
  return (name) => searchParams.get(name)
}
