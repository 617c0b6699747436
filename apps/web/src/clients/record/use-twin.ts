import { useState } from 'react'

/** That this is another client than the one that is there: said of one name and postal code, and of no other. */
export function useTwin(values: { name: string | null; postalCode: string | null }) {
  const place = `${values.name}\n${values.postalCode}`
  const [said, setSaid] = useState<string | null>(null)
  return {
    isOther: said === place,
    onOther: (isOther: boolean) => setSaid(isOther ? place : null),
  }
}
