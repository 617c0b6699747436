import { describe, expect, it } from 'vitest'
import { offerMoves, type OfferMoveName } from '../moves/agreement.ts'
import { after, FilledIn, isOpen, OfferStatus, SignOffer } from './offers.ts'

describe('an offer of an agreement', () => {
  const names = Object.keys(offerMoves) as OfferMoveName[]
  const possible = (status: OfferStatus) => names.filter((move) => after(status, move) !== null)

  it('is signed or declined by the client, and concluded by the provider alone after the client', () => {
    expect(possible('offered')).toEqual(['sign', 'decline', 'withdraw', 'expire'])
    expect(possible('signed')).toEqual(['countersign', 'withdraw', 'lapse'])
    expect(after('offered', 'countersign')).toBeNull()
    expect(after('signed', 'countersign')).toBe('concluded')
  })

  it('goes nowhere once it is over, and the client takes back nothing that it has signed', () => {
    for (const status of OfferStatus.options.filter((each) => !isOpen(each)))
      expect([status, possible(status)]).toEqual([status, []])
    for (const move of ['expire', 'decline', 'sign'] as const)
      expect(after('signed', move)).toBeNull()
    expect(after('offered', 'lapse')).toBeNull()
  })

  it('is signed by whoever says by what they represent their side', () => {
    const signature = {
      contractSha256: 'a'.repeat(64),
      function: 'Inhaberin',
      place: 'Passau',
      boundUntil: '2026-12-14',
    }
    const sign = (kind: string, note: string | null) =>
      SignOffer.safeParse({ ...signature, authority: { kind, note } }).success
    expect(sign('owner', null)).toBe(true)
    expect(sign('power-of-attorney', null)).toBe(false)
    expect(sign('power-of-attorney', 'Vollmacht vom 3. März 2026')).toBe(true)
  })

  it('names a person twice at the second one', () => {
    const person = { name: 'A', function: 'B', phone: null, email: 'info@praxis.example' }
    const filled = FilledIn.safeParse({
      name: 'X',
      address: { street: 'X 1', postalCode: '94032', city: 'Passau', country: 'DE' },
      professionalSecrecy: true,
      serviceAgreement: null,
      dataCategories: [],
      dataSubjects: [],
      liability: null,
      authorisedPersons: [person, { ...person, email: 'INFO@praxis.example' }],
    })
    expect(filled.error?.issues.map(({ path }) => path.join('/'))).toEqual([
      'authorisedPersons/1/email',
    ])
  })
})
