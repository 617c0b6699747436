import { canonicalJson } from '../canonical-json.ts'
import { countriesOf, isThirdCountry } from '../country.ts'
import type { Issue } from '../fault.ts'
import type { SubprocessorDetails } from './contract.ts'

type Located = Pick<SubprocessorDetails, 'address' | 'placeOfProcessing'>

/** The countries outside EU and EEA where data come to, by seat or by place of processing; each needs a ground (§1). */
const thirdCountriesOf = ({ address, placeOfProcessing }: Located): string[] => [
  ...new Set([address.country, ...countriesOf(placeOfProcessing)].filter(isThirdCountry)),
]

/** What contradicts itself in an entry, all of it. */
export function flawsOf(entry: SubprocessorDetails): Issue[] {
  const { activeFrom, activeUntil, certificates } = entry
  const flaws: (Issue | false)[] = [
    countriesOf(entry.placeOfProcessing).length === 0 && {
      path: '/placeOfProcessing',
      code: 'no-country',
      message: 'names no country by its code or name',
    },
    entry.thirdCountryBasis === null &&
      thirdCountriesOf(entry).length > 0 && {
        path: '/thirdCountryBasis',
        code: 'third-country',
        message: 'a country outside EU and EEA needs a ground under Art. 44 ff. GDPR',
      },
    activeUntil !== null &&
      activeUntil < activeFrom && {
        path: '/activeUntil',
        code: 'period',
        message: 'is before it began',
      },
    ...certificates.map(
      ({ validFrom, validUntil }, at) =>
        validFrom !== null &&
        validUntil !== null &&
        validUntil < validFrom && {
          path: `/certificates/${at}/validUntil`,
          code: 'period',
          message: 'is before it began',
        },
    ),
  ]
  return flaws.filter((flaw) => flaw !== false)
}

export const isSame = (one: unknown, other: unknown): boolean =>
  canonicalJson(one) === canonicalJson(other)

const rest = ({ contact: _, certificates: __, ...said }: SubprocessorDetails) => said

/** Whether nothing came but proof: a further certificate, or whom to turn to. All else is announced to whoever works with it (§7.2). */
export function isMereProof(before: SubprocessorDetails, after: SubprocessorDetails): boolean {
  return (
    isSame(rest(before), rest(after)) &&
    before.certificates.every((old) => after.certificates.some((each) => isSame(each, old)))
  )
}
