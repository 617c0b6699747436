import { readableAddress } from '@portal/domain/mail-address'

/** An address to write to: as it is read, and behind it as mail programs need it. */
export const MailLink = ({
  address,
  className,
}: {
  address: string
  className?: string | undefined
}) => (
  <a href={`mailto:${address}`} className={className}>
    {readableAddress(address)}
  </a>
)

/** A number to call: as it is read, and behind it as phones need it. */
export const PhoneLink = ({ number }: { number: string }) => (
  <a href={`tel:${number.replaceAll(/[^+\d]/gu, '')}`}>{number}</a>
)
