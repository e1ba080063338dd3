// Generated from the real class; SignaturesTest says how. Do not edit.
package jenkins.security;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public final class ImpersonatingExecutorService extends jenkins.util.InterceptingExecutorService {
    public ImpersonatingExecutorService(java.util.concurrent.ExecutorService base, org.springframework.security.core.Authentication authentication) {
        super(null);
    }
}
