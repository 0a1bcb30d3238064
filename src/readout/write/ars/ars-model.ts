/**
 * The parts of CDISC's Analysis Results Standard that a report is written with, under the standard's own names.
 *
 * @source CDISC Analysis Results Standard 1.0, logical data model (github.com/cdisc-org/analysis-results-standard)
 */
export interface ReportingEvent {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly mainListOfContents: ListOfContents;
  readonly otherListsOfContents: readonly ListOfContents[];
  readonly referenceDocuments: readonly ReferenceDocument[];
  readonly terminologyExtensions: readonly TerminologyExtension[];
  readonly analysisSets: readonly AnalysisSet[];
  readonly dataSubsets: readonly DataSubset[];
  readonly analysisGroupings: readonly GroupingFactor[];
  readonly methods: readonly ArsMethod[];
  readonly analyses: readonly ArsAnalysis[];
  readonly outputs: readonly Output[];
}

export interface ListOfContents {
  readonly name: string;
  readonly label: string;
  readonly contentsList: NestedList;
}

export interface NestedList {
  readonly listItems: readonly ListItem[];
}

export interface ListItem {
  readonly name: string;
  readonly level: number;
  readonly order: number;
  readonly outputId?: string;
  readonly analysisId?: string;
  readonly sublist?: NestedList;
}

export interface ReferenceDocument {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly location?: string;
}

export interface TerminologyExtension {
  readonly id: string;
  readonly enumeration: "AnalysisReasonEnum" | "AnalysisPurposeEnum";
  readonly sponsorTerms: readonly {
    readonly id: string;
    readonly submissionValue: string;
    readonly description: string;
  }[];
}

export interface WhereClause {
  readonly level: number;
  readonly order: number;
  readonly condition?: WhereCondition;
  readonly compoundExpression?: {
    readonly logicalOperator: "AND" | "OR" | "NOT";
    readonly whereClauses: readonly WhereClause[];
  };
}

export interface WhereCondition {
  readonly dataset: string;
  readonly variable: string;
  readonly comparator: "EQ" | "NE" | "GT" | "GE" | "LT" | "LE" | "IN" | "NOTIN";
  readonly value: readonly string[];
}

export interface AnalysisSet {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly level: number;
  readonly order: number;
  readonly condition?: WhereCondition;
  /** Of other analysis sets, by id. */
  readonly compoundExpression?: {
    readonly logicalOperator: "AND" | "OR" | "NOT";
    readonly whereClauses: readonly string[];
  };
}

export interface DataSubset extends WhereClause {
  readonly id: string;
  readonly name: string;
  readonly label: string;
}

export interface GroupingFactor {
  readonly id: string;
  readonly name: string;
  readonly dataDriven: boolean;
  readonly groupingDataset?: string;
  readonly groupingVariable?: string;
  readonly groups?: readonly (WhereClause & {
    readonly id: string;
    readonly name: string;
    readonly label: string;
  })[];
}

export interface ArsMethod {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly operations: readonly {
    readonly id: string;
    readonly name: string;
    readonly order: number;
    readonly label: string;
  }[];
}

export interface ArsAnalysis {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly description?: string;
  readonly reason: Term;
  readonly purpose: Term;
  readonly dataset: string;
  readonly variable?: string;
  readonly analysisSetId?: string;
  readonly dataSubsetId?: string;
  readonly orderedGroupings: readonly {
    readonly order: number;
    readonly groupingId: string;
    readonly resultsByGroup: boolean;
  }[];
  readonly methodId: string;
  readonly programmingCode: { readonly context: string; readonly code: string };
  readonly results: readonly OperationResult[];
}

export type Term = { readonly controlledTerm: string } | { readonly sponsorTermId: string };

export interface OperationResult {
  readonly operationId: string;
  readonly resultGroups: readonly {
    readonly groupingId: string;
    readonly groupId?: string;
    readonly groupValue?: string;
  }[];
  /** Absent where nothing could be computed. */
  readonly rawValue?: string;
  readonly formattedValue: string;
}

export interface Output {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly displays: readonly {
    readonly order: number;
    readonly display: {
      readonly id: string;
      readonly version: number;
      readonly name: string;
      readonly displayTitle: string;
      readonly displaySections: readonly {
        readonly sectionType: "Title" | "Footnote" | "Footer";
        readonly orderedSubSections: readonly {
          readonly order: number;
          readonly subSection: { readonly id: string; readonly text: string };
        }[];
      }[];
    };
  }[];
}
