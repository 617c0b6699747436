/** A certificate "Robert Zerer IT-Dienstleistungen" on P-256, valid until 2126, as `openssl pkcs12 -export` writes it. */
export const sealP12 = Buffer.from(
  [
    'MIIETAIBAzCCBAIGCSqGSIb3DQEHAaCCA/MEggPvMIID6zCCAqIGCSqGSIb3DQEHBqCCApMwggKPAgEAMIICiAYJKoZIhvcN',
    'AQcBMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAg2o4aOLgaEQAICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQME',
    'ASoEEK/CL73CFdzjXWLBC3cpsJeAggIgQI8NbcqOnDMf/aw+1L/8by+h7EDjHxYYsT5yAzw8q0WjsRWdgvMfNjJfZqIrbeEm',
    'nywWqhrLzNtB5fiXtwfoQstvhf6GQQk55/b4pVyrwfCtuv8lwutpEuZRfD3he9grSUJMrDngLZ7fgUmgHwbGFrhM8ETI9rsi',
    'Ho1yOCKohs+hq9y+Fbqv3pbpUJC6L7foJem+iM5e29TDOVvfh8B7E+T0Ar0me2GIHY6GElakP5jiX+12gn9Ha5ESbSg8UcaS',
    'MugDBpcAj5r8UhSxTowOiLb2KaPDPfTRg6Pxb2BoZqNSJkC3ZCODitGdxz8reug77KJhtTp1XdKzgOINpyBImouqf8wRG9Af',
    'L21UQYXetbF9n0A3qHaBPNszHFRBogFCLVX1sU3stngshqd/s/IsCNuvO3kLyjP05vB8ZNiV3Wgt57wXPIdHzuubCclHLusp',
    'QD/G4Ht0Ofr5jBDv+KnULpc8yIvw9Jbk9DMwq9TyCCLHHmNkNv2SE0w2xPujBbmAr7L8zNr6JlV2AuwO7zAj6A3tOt8kwD9G',
    'H3qPE6Kn6qgbXnxuCZP18bvc+oH2ZAGlmx5RjXSUWW4t8uNqGoZt6lbDqkbFAg4hcee8ftf9yX08MCaO8nbVxgx9/6A/SAdD',
    'SIR1ygQNiht6ob6haTDbipJcN265hTRvFJXIJi/Hp5lbmRECefhgvEQ+9pBLK/TJpSjdyhrgOkwD7PeESuwoCDCCAUEGCSqG',
    'SIb3DQEHAaCCATIEggEuMIIBKjCCASYGCyqGSIb3DQEMCgECoIHvMIHsMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAc',
    'BAiZBb/+w3F2ZQICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEFLdvCbd7PVhkoTXuI1NqVAEgZA5pXXrKUyFQfja',
    '3lMnEspHbbMdMtq9Glp+1hi+RVG64TYRFVN+Uv29t4ReMaq0L8e4gq5+j7EsW4mjUF1tTMWjBiOr8bnZaxalAEV05k15Bhfp',
    'KcFfgvHA5tctB24NFXryRCLx6ucnF1RDnYKCoW1e5VmuZViVlJ0y6IkSLUITmBhBZP8Rrzf8dnBphbDfrM0xJTAjBgkqhkiG',
    '9w0BCRUxFgQU9CE4+q1/OQd4yHDhhStEGee7hYYwQTAxMA0GCWCGSAFlAwQCAQUABCApDDd45GJ8VmlPCfwVQwlAKI0GQGqq',
    'Ts0Yz7XmpZujmAQIBV0Dd/SVl+ICAggA',
  ].join(''),
  'base64',
)
export const sealP12Password = 'geheim'
