type Moments = { handedAt: string | null; sentAt: string | null; inFile: boolean }

/** When it came where: a file was never handed to a server, and what was taken before that was written down left no earlier. */
export const momentsOfMail = ({ handedAt, sentAt, inFile }: Moments) => ({
  sentAt: inFile ? null : (handedAt ?? sentAt),
  acceptedAt: inFile ? null : sentAt,
  filedAt: inFile ? sentAt : null,
})
