import type { Random } from "../kernel/index.ts";

/** What people who take part come to report, how long it lasts, and what is taken for it. */
export interface Complaint {
  readonly term: string;
  readonly days: readonly [shortest: number, longest: number];
  readonly medicine?: Medicine;
}

export interface Medicine {
  readonly name: string;
  readonly reason: string;
  readonly dose: number;
  readonly unit: string;
  readonly frequency: string;
  readonly route: string;
}

function medicine(
  name: string,
  dose: number,
  unit: string,
  frequency: string,
  reason: string,
): Medicine {
  return { name, dose, unit, frequency, reason, route: "ORAL" };
}

const paracetamol = (reason: string) => medicine("Paracetamol", 500, "mg", "as needed", reason);
const ibuprofen = (reason: string) => medicine("Ibuprofen", 400, "mg", "as needed", reason);

const complaints: readonly Complaint[] = [
  { term: "Headache", days: [1, 5], medicine: paracetamol("Headache") },
  { term: "Fever", days: [1, 4], medicine: ibuprofen("Fever") },
  { term: "Back pain", days: [3, 14], medicine: ibuprofen("Back pain") },
  {
    term: "Urinary tract infection",
    days: [5, 12],
    medicine: medicine("Levofloxacin", 500, "mg", "once a day", "Urinary tract infection"),
  },
  { term: "Fatigue", days: [5, 30] },
  {
    term: "Constipation",
    days: [4, 20],
    medicine: medicine("Lactulose", 15, "mL", "once a day", "Constipation"),
  },
  { term: "Nausea", days: [1, 4] },
  { term: "Dizziness", days: [1, 6] },
  { term: "Upper respiratory tract infection", days: [4, 12] },
  { term: "Insomnia", days: [5, 25] },
  { term: "Muscle spasm", days: [3, 20] },
  { term: "Fall", days: [1, 3] },
  { term: "Pain in extremity", days: [3, 18], medicine: paracetamol("Pain in extremity") },
  { term: "Rash", days: [3, 10] },
  { term: "Diarrhoea", days: [1, 4] },
];

const longTaken: readonly Medicine[] = [
  medicine("Omeprazole", 20, "mg", "once a day", "Heartburn"),
  medicine("Amlodipine", 5, "mg", "once a day", "Hypertension"),
  medicine("Vitamin D3", 1000, "IU", "once a day", "Prevention"),
  medicine("Gabapentin", 300, "mg", "three times a day", "Neuropathic pain"),
  medicine("Atorvastatin", 20, "mg", "once a day", "High cholesterol"),
  medicine("Baclofen", 10, "mg", "three times a day", "Spasticity"),
  medicine("Metformin", 500, "mg", "twice a day", "Diabetes"),
];

export function drawComplaint(random: Random): Complaint {
  const [first] = complaints;
  // The first few are the commonest.
  const at = Math.floor(complaints.length * random.uniform() ** 1.5);
  return complaints[at] ?? (first as Complaint);
}

/** Medicines that somebody takes already, none of them twice. */
export function drawLongTaken(random: Random): readonly Medicine[] {
  const left = [...longTaken];
  return Array.from({ length: random.below(4) }, () =>
    left.splice(random.below(left.length), 1),
  ).flat();
}
