import { pages } from '@portal/domain/addresses'
import type { ReactNode } from 'react'
import { useWordingAt } from '../../platform/navigation/agreed-with.tsx'

const isOfContract = /^§§? \d[\d., ]*$/u

/** The label of a clause; where it is one of the contract, it leads to its wording. */
export function Clause({ children }: { children: ReactNode }) {
  const address = useWordingAt(pages.agreements.wording)
  if (typeof children !== 'string' || !isOfContract.test(children)) return children
  return (
    <span translate="no">
      {children.split(/(\d+(?:\.\d+)?)/u).map((part, index) =>
        index % 2 === 0 ? (
          part.replace('§§ ', '§§\u{A0}').replace(/^§ $/u, '')
        ) : (
          <a key={index} href={`${address}#${part}`}>
            {children.startsWith('§ ') ? `§\u{A0}${part}` : part}
          </a>
        ),
      )}
    </span>
  )
}
