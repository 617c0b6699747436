import { type ReactNode, useState } from 'react'
import { faultOf } from '../../platform/http/fault-of.ts'
import type { LinkKind } from '../entry/entrance.ts'
import { OwnAddress } from '../entry/new-password-field.tsx'
import { lookUpLink } from '../entry/sign-in-api.ts'
import { useAnswer } from '../entry/use-answer.ts'
import { LinkRefusal } from '../entry/what-now.tsx'

/** A form behind a mailed link, which names whose it is to password managers; what became of a link that holds no more instead. */
export function LinkOwner({
  kind,
  token,
  children,
}: {
  kind: LinkKind
  token: string
  children: (ownAddress: ReactNode) => ReactNode
}) {
  const [question] = useState({ token })
  const { data, refusal } = useAnswer(question, lookUpLink)
  if (faultOf(refusal)?.code === 'token-rejected')
    return <LinkRefusal kind={kind} error={refusal} />
  return children(data && <OwnAddress email={data.email} />)
}
