import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Problem } from "./api/call.ts";
import { LanguageProvider } from "./language/language.tsx";
import { router } from "./router.tsx";
import { Gate } from "./session/gate.tsx";

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What this device keeps of the answers is asked for also where there is no network.
      networkMode: "always",
      refetchOnWindowFocus: false,
      // What the server refused stays refused; what it did not hear is asked again.
      retry: (failures, error) => failures < 2 && error instanceof Problem && error.status === 0,
    },
  },
});

/** The application. */
export function App() {
  return (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <Gate>
          <RouterProvider router={router} />
        </Gate>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
