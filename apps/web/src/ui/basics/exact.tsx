import type { ReactNode } from 'react'

/** What counts to the letter, such as a number, a code, or what a person wrote: no browser puts it into other words. */
export const Exact = ({
  children,
  className,
}: {
  children: ReactNode
  className?: string | undefined
}) => (
  <span translate="no" className={className}>
    {children}
  </span>
)
