/** How tightly operators bind; what binds tighter has the higher number. */
export const binding = {
  or: 1,
  and: 2,
  not: 3,
  compare: 4,
  add: 5,
  multiply: 6,
  unary: 7,
  one: 8,
} as const;
